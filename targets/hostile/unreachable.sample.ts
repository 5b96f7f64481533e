/** Servers that are not there, not who they seem, or behind the wrong kind of door. */
import { answer, type Behaviour, writes } from './behaviour.sample.ts'

const fine = answer('ok')

export const unreachable: readonly Behaviour[] = [
  writes('does not listen', fine, { place: 'nobody', ends: 'refused', says: 'refused the connection' }),
  writes('has a name that nobody knows', fine, { place: 'nameless', ends: 'dns', says: 'has no address' }),
  writes('listens on IPv6', fine, { place: 'ipv6', ends: 'response', status: 200 }),
  writes('has a certificate that nobody signed', fine, {
    place: 'tls',
    scheme: 'https',
    ends: 'tls',
    says: 'NODE_EXTRA_CA_CERTS',
  }),
  writes('answers TLS with plain HTTP', fine, {
    at: 'connect',
    scheme: 'https',
    ends: 'tls',
    says: 'plain `http:` port',
  }),
  writes('wants TLS and gets plain HTTP', fine, { place: 'tls', ends: 'reset', says: 'Does it speak TLS?' }),
  writes('answers plain HTTP with a TLS alert', '\x15\x03\x03\0\x02\x02\x46', { ends: 'tls', says: 'Write `https:`' }),
]

/** The content type of a reply says what its body is. */
import type { Reply } from '../model/exchange.ts'
import type { Look } from './look.ts'
import { nothing, right, wrong } from './look.ts'
import { anyOf, bodyPhrase, phrase } from './phrase.ts'

const mediaTypes: Readonly<Record<'json' | 'xml', readonly string[]>> = {
  json: ['application/json'],
  xml: ['text/xml', 'application/xml'],
}

/** Judges the media type against the body as it came; an empty body needs none. Parameters such as charset are free. */
export function checkContentType(reply: Reply): Look {
  if (reply.format === 'empty') return nothing
  const header = reply.headers['content-type']
  const media = header?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (reply.format === 'other') {
    const known = [...mediaTypes.json, ...mediaTypes.xml]
    return known.includes(media) ? wrong('content-type', `a body that is ${media}`, bodyPhrase(reply)) : nothing
  }
  const allowed = mediaTypes[reply.format]
  if (allowed.includes(media) || media.endsWith(`+${reply.format}`)) return right
  return wrong(
    'content-type',
    `content-type ${anyOf(allowed)}`,
    header === undefined ? 'no content-type' : phrase(header),
  )
}

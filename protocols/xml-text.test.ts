import { describe, expect, test } from 'vitest'
import { readXml, writeXml } from './xml-text.ts'

function read(text: string): ReturnType<typeof readXml> {
  return readXml(Buffer.from(text))
}

describe('readXml', () => {
  test('reads elements, sections, the five entities and character references', () => {
    const text = `\uFEFF<?xml version='1.0'?><!-- c --><R a="1"><A>x &lt;&amp;&gt;&quot;&apos; &#65;&#x1F600;</A><B><![CDATA[<b>&amp;]]></B><C/></R>`
    expect(read(text)).toEqual({
      kind: 'xml',
      root: {
        name: 'R',
        text: '',
        children: [
          { name: 'A', text: `x <&>"' A😀`, children: [] },
          { name: 'B', text: '<b>&amp;', children: [] },
          { name: 'C', text: '', children: [] },
        ],
      },
    })
  })
  test.each([
    ['<!DOCTYPE lolz [<!ENTITY lol "lol">]><R>&lol;</R>', 'declares a document type'],
    ['<?xml version="1.0"?> <!-- x --> <!doctype R SYSTEM "file:///etc/passwd"><R/>', 'declares a document type'],
    ['<R><!DOCTYPE R [<!ENTITY x SYSTEM "file:///etc/passwd">]><A>&x;</A></R>', 'document type inside'],
    ['<R>&lol;</R>', 'entity that XML does not define'],
    ['<R>&#x110000;</R>', 'entity that XML does not define'],
    ['<R><A></R>', 'not well-formed XML (line 1)'],
    ['<R>\n<', 'not well-formed XML (line 2)'],
    ['<R/><R/>', 'no single root element'],
    ['', 'not well-formed XML'],
    ['<!-- only -->', 'not well-formed XML'],
    ['<__proto__>1</__proto__>', 'read safely'],
    [`<R>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</R>`, 'deeper than 64'],
  ])('refuses %s', (text, because) => {
    const reading = read(text)
    expect(reading.kind === 'unreadable' ? reading.because : 'readable').toContain(because)
  })
  test('refuses bytes that are no UTF-8', () => {
    expect(readXml(Buffer.from([0x3c, 0x52, 0xff]))).toMatchObject({ because: 'the body is not valid UTF-8' })
  })
  test('does not take a section or a comment for a document type', () => {
    expect(read('<R><!-- <!DOCTYPE --><![CDATA[<!DOCTYPE a>]]></R>')).toMatchObject({ root: { text: '<!DOCTYPE a>' } })
  })
})

describe('writeXml', () => {
  test('writes lists as siblings, escapes, and leaves out what XML cannot hold', () => {
    const body = {
      A: 'a<&>"\'',
      L: [{ B: 1 }, null, 'x'],
      E: [],
      N: null,
      T: true,
      O: {},
      C: '\u0000\ud800]]>',
      '': 1,
      'a b': 2,
      '@x': 3,
    }
    expect(Buffer.from(writeXml('R', body)).toString()).toBe(
      "<?xml version='1.0' encoding='UTF-8'?><R><A>a&lt;&amp;&gt;&quot;&apos;</A><L><B>1</B></L><L>x</L><T>true</T><O></O><C>\uFFFD\uFFFD]]&gt;</C></R>",
    )
  })
  test('writes nothing into an element where there is nothing', () => {
    expect(Buffer.from(writeXml('R', {})).toString()).toBe("<?xml version='1.0' encoding='UTF-8'?><R></R>")
  })
})

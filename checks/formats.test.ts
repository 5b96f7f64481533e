import { expect, test } from 'vitest'
import type { Format } from '../model/spec.ts'
import { formats } from './formats.ts'

const samples: Readonly<
  Record<Format, { readonly right: readonly (string | number)[]; readonly wrong: readonly (string | number)[] }>
> = {
  'request-id': {
    right: ['2C7D722D-0F3D-4415-A9CD-A464D82C5FB4'],
    wrong: [
      '2c7d722d-0f3d-4415-a9cd-a464d82c5fb4',
      '2C7D722D0F3D4415A9CDA464D82C5FB4',
      '2C7D722D-0F3D-4415-A9CD-A464D82C5FB4\n',
      '',
    ],
  },
  'hex-32': {
    right: ['d78cbac186b744899480f25bd0000000'],
    wrong: ['D78CBAC186B744899480F25BD0000000', 'd78cbac186b744899480f25bd000000', 'd78cbac186b744899480f25bd000000g'],
  },
  'epoch-milliseconds': {
    right: [1564577317000, Date.UTC(2000, 0)],
    wrong: [1564577317, 1564577317000000, 1564577317000.5, -1, Date.UTC(2100, 0)],
  },
  'utc-seconds': {
    right: ['2016-08-01T09:15:27Z', '2024-02-29T00:00:00Z'],
    wrong: [
      '2023-02-29T00:00:00Z',
      '2016-08-01T09:15:27.000Z',
      '2016-08-01 09:15:27',
      '2016-08-01T09:15:27+00:00',
      '2016-08-01T24:00:00Z',
      '2016-13-01T00:00:00Z',
    ],
  },
  url: {
    right: ['https://a.example/v3/groups/1', 'http://127.0.0.1:5000/'],
    wrong: ['/v3/groups/1', 'ftp://a.example', 'https://', 'https://a b', 'javascript:0'],
  },
  'host-name': {
    right: ['a1-cn-hangzhou.alicloudapi.example', 'a.b'],
    wrong: ['http://a.b', 'a_b.example', '-a.example', '', 'a..b', `${'a.'.repeat(127)}com`],
  },
}

function holds(format: Format, value: string | number): boolean {
  const definition = formats[format]
  if (definition.type === 'string') return typeof value === 'string' && definition.validate(value)
  return typeof value === 'number' && definition.validate(value)
}

test.each(Object.keys(formats).filter((name): name is Format => name in samples))(
  '%s tells right from wrong',
  (name) => {
    expect(samples[name].right.filter((value) => !holds(name, value))).toEqual([])
    expect(samples[name].wrong.filter((value) => holds(name, value))).toEqual([])
  },
)

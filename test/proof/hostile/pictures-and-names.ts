import { crc32, deflateSync } from 'node:zlib';
import { filesOf, type HostileFile } from './hostile-file.ts';

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

const png = (width: number, height: number, more: readonly Buffer[] = []): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6], 8);
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(100_000)));
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), ...more, pixels, chunk('IEND', Buffer.alloc(0))]);
};

const jpeg = (width: number, height: number): Buffer => {
  const frame = Buffer.from('ffd8ffc000110800000000030122000211010311010000ffd9', 'hex');
  frame.writeUInt16BE(height, 7);
  frame.writeUInt16BE(width, 9);
  return frame;
};

const floods = (): HostileFile[] => [
  ...filesOf('pixel flood', 'image/png', {
    'wide.png': png(2_000_000_000, 1),
    'high.png': png(1, 2_000_000_000),
    'square.png': png(100_000, 100_000),
    'most.png': png(0xffffffff, 0xffffffff),
    'text-bomb.png': png(1, 1, [
      chunk('zTXt', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(20_000_000))])),
    ]),
    'profile-bomb.png': png(1, 1, [
      chunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(20_000_000))])),
    ]),
    'none.png': png(0, 0),
  }),
  ...filesOf('pixel flood', 'image/jpeg', { 'square.jpg': jpeg(65_535, 65_535), 'none.jpg': jpeg(0, 0) }),
];

const whole = png(10, 10);

const cut = (): HostileFile[] => [
  ...filesOf('cut off', 'image/png', {
    'head.png': whole.subarray(0, 8),
    'half.png': whole.subarray(0, whole.length >> 1),
    'seven.png': whole.subarray(0, 7),
  }),
  ...filesOf('cut off', 'application/pdf', {
    'head.pdf': '%PDF-',
    'four.pdf': '%PDF',
    'no-end.pdf': '%PDF-1.7\n1 0 obj',
  }),
  ...filesOf('cut off', 'image/jpeg', {
    'head.jpg': Buffer.from('ffd8ff', 'hex'),
    'two.jpg': Buffer.from('ffd8', 'hex'),
  }),
  ...filesOf('empty', 'application/pdf', { 'empty.pdf': '' }),
  ...filesOf('empty', 'text/plain', { 'empty.txt': '', 'nul.txt': '\0', 'nuls.txt': '\0'.repeat(10_000) }),
  ...filesOf('empty', 'image/png', { 'empty.png': '' }),
];

const PAPER = '%PDF-1.7\nsample\n%%EOF\n';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'name too long': ['x'.repeat(201), `${'é'.repeat(300)}.pdf`, 'م'.repeat(5_000), `${'a'.repeat(3_000)}.pdf`],
  'name that reads backwards': [
    'invoice\u202efdp.exe',
    'a\u2067b.pdf',
    '\u200fx.pdf',
    'x\u061cy.pdf',
    'a\u2066b\u2069.pdf',
  ],
  'name with a hidden byte': [
    'a\0.pdf',
    'x.pdf\0.exe',
    'a\x7f.pdf',
    'a\x1b[31m.pdf',
    'a\u0085b.pdf',
    'a\u2028b.pdf',
    'a\u200bb.pdf',
  ],
  'name that is a path': [
    '../../etc/passwd',
    '..\\..\\x.pdf',
    '/etc/passwd',
    'C:\\x.pdf',
    'a/b.pdf',
    '\\\\evil\\x.pdf',
    '//evil/x',
  ],
  'name that is a header': [
    'x.pdf\r\nSet-Cookie: a=b',
    'x"; filename="evil.exe',
    'x.pdf\nX: y',
    "x'%0d%0aX: y.pdf",
    'x;y=z.pdf',
  ],
  'name that is markup': [
    '<script>alert(1)</script>.pdf',
    '"><img src=x onerror=alert(1)>.pdf',
    '=cmd|calc.pdf',
    '{{7*7}}.pdf',
    '${7*7}.pdf',
    '%s%s%n.pdf',
  ],
  'name of nothing': ['', ' ', '.', '..', '\u3000', 'CON', 'aux.pdf', '~', '-rf'],
};

const names = (): HostileFile[] =>
  Object.entries(NAMES).flatMap(([of, each]) =>
    each.map((name) => ({ of, name, mediaType: 'application/pdf', bytes: Buffer.from(PAPER) })),
  );

export const picturesAndNames = (): HostileFile[] => [...floods(), ...cut(), ...names()];

import { filesOf, type HostileFile } from './hostile-file.ts';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';

const message = (id: string, { before = '', inside = '', entries = '' } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<Document xmlns="${NAMESPACE}"><BkToCstmrStmt><GrpHdr><MsgId>${id}</MsgId><CreDtTm>2026-03-04T08:00:00Z</CreDtTm></GrpHdr>${inside}<Stmt><Id>S1</Id><Acct><Id><Othr><Id>999360000000000000000334</Id></Othr></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`;

const doctype = (subset: string): string => `<!DOCTYPE Document [${subset}]>`;

const LAUGHS = Array.from(
  { length: 10 },
  (_, level) => `<!ENTITY l${String(level)} "${level === 0 ? 'ha' : `&l${String(level - 1)};`.repeat(10)}">`,
).join('');

const EXTERNAL = [
  'file:///etc/passwd',
  'http://169.254.169.254/',
  'ftp://evil.example/x',
  'php://filter/x',
  'jar:http://x!/y',
  'netdoc:/etc',
];

const entities = (): HostileFile[] => [
  ...filesOf('entities in a statement', 'application/xml', {
    'laughs.xml': message('&l9;', { before: doctype(LAUGHS) }),
    'quadratic.xml': message('&q;'.repeat(5_000), { before: doctype(`<!ENTITY q "${'q'.repeat(50_000)}">`) }),
    'loop.xml': message('&a;', { before: doctype('<!ENTITY a "&b;"><!ENTITY b "&a;">') }),
    'undeclared.xml': message('&evil;'),
    'number.xml': message('&#x110000;'),
    'nul.xml': message('&#0;'),
    'surrogate.xml': message('&#xD800;'),
    'prototype.xml': message('&constructor;'),
    'small-letters.xml': message('&l0;', { before: doctype('<!ENTITY l0 "x">').toLowerCase() }),
    'comment-first.xml': message('&e;', { before: `<!-- x -->${doctype('<!ENTITY e "x">')}` }),
  }),
  ...filesOf(
    'file from outside in a statement',
    'application/xml',
    Object.fromEntries(
      EXTERNAL.flatMap((at, index) => [
        [`general-${String(index)}.xml`, message('&e;', { before: doctype(`<!ENTITY e SYSTEM "${at}">`) })],
        [`parameter-${String(index)}.xml`, message('x', { before: doctype(`<!ENTITY % e SYSTEM "${at}"> %e;`) })],
        [`subset-${String(index)}.xml`, message('x', { before: `<!DOCTYPE Document SYSTEM "${at}">` })],
        [
          `include-${String(index)}.xml`,
          message(`<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${at}" parse="text"/>`),
        ],
        [
          `sheet-${String(index)}.xml`,
          message('x', { before: `<?xml-stylesheet href="${at}" type="text/xsl"?>`, inside: '<x>' }),
        ],
      ]),
    ),
  ),
];

const shapes = (): HostileFile[] =>
  filesOf('statement that is none', 'application/xml', {
    'deep.xml': message('x', { inside: '<a>'.repeat(20_000) + '</a>'.repeat(20_000) }),
    'open.xml': message('x').slice(0, -30),
    'crossed.xml': message('x', { inside: '<a><b></a></b>' }),
    'attributes.xml': message('x', {
      inside: `<a ${Array.from({ length: 20_000 }, (_, i) => `a${String(i)}="x"`).join(' ')}>`,
    }),
    'prototype.xml': message('x').replaceAll('GrpHdr', '__proto__'),
    'constructor.xml': message('x').replaceAll('Stmt>', 'constructor>'),
    'utf16.xml': Buffer.from(message('x'), 'utf16le'),
    'utf7.xml': message('x').replace('UTF-8', 'UTF-7').replaceAll('<', '+ADw-'),
    'latin.xml': Buffer.concat([Buffer.from('<Document>'), Buffer.from([0xe9, 0xff])]),
    'nul.xml': message('x\0y'),
    'other.xml': message('x').replace(NAMESPACE, 'urn:evil'),
    'version.xml': message('x').replace('053.001.08', '053.001.99'),
    'none.xml': message('x').replace(/<Stmt>.*<\/Stmt>/, ''),
    'two.xml': message('x').replace(/(<Stmt>.*<\/Stmt>)/, '$1$1'),
    'cdata.xml': message('<![CDATA[<script>]]>', { entries: '<Ntry><![CDATA[' }),
    'amount.xml': message('x', {
      entries: '<Ntry><Amt Ccy="MAD">1e999</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>',
    }),
    'negative.xml': message('x', {
      entries: '<Ntry><Amt Ccy="MAD">-5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>',
    }),
    'huge.xml': message('x', {
      entries: `<Ntry><Amt Ccy="MAD">${'9'.repeat(500)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>`,
    }),
    'currency.xml': message('x', {
      entries: '<Ntry><Amt Ccy="XBT">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>',
    }),
    'json.xml': '{"Document":{}}',
    'blank.xml': ' '.repeat(1_000_000),
    'html.xml': '<!doctype html><title>x</title>',
  });

/** Bank files that no bank sends: none may be taken for a statement. */
export const statements = (): HostileFile[] => [...entities(), ...shapes()];

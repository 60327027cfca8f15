import { gzipSync } from 'node:zlib';
import { EICAR } from '../../support/eicar.ts';
import { filesOf, type HostileFile } from './hostile-file.ts';
import { zipOf } from './zip.ts';

const ZIP = 'application/zip';
const SYMLINK = 0o120777;
const MEBIBYTE = 1024 * 1024;

const bomb = (mebibytes: number): Buffer => zipOf([{ name: 'zeros', content: Buffer.alloc(mebibytes * MEBIBYTE) }]);

const nested = (depth: number): Buffer =>
  depth === 0 ? bomb(1) : zipOf(['a', 'b'].map((name) => ({ name: `${name}.zip`, content: nested(depth - 1) })));

const bombs = (): HostileFile[] =>
  filesOf('zip bomb', ZIP, {
    'one.zip': bomb(1),
    'ten.zip': bomb(10),
    'hundred.zip': bomb(100),
    'liar.zip': zipOf([{ name: 'x', content: Buffer.alloc(MEBIBYTE), claimed: 10 }]),
    'giant.zip': zipOf([{ name: 'x', content: Buffer.alloc(10), claimed: 0xffffffff }]),
    'many.zip': zipOf(
      Array.from({ length: 5_000 }, (_, index) => ({ name: `f${String(index)}`, content: Buffer.alloc(1) })),
    ),
    'bomb.gz': gzipSync(Buffer.alloc(50 * MEBIBYTE)),
    'bomb.svgz': gzipSync(Buffer.alloc(10 * MEBIBYTE, '<svg/>')),
  });

const nests = (): HostileFile[] =>
  filesOf(
    'nested archive',
    ZIP,
    Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((depth) => [`deep-${String(depth)}.zip`, nested(depth)])),
  );

const UP = [
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'C:\\boot.ini',
  'a/../../b',
  '....//x',
  '.git/config',
];

const paths = (): HostileFile[] =>
  filesOf(
    'path in an archive',
    ZIP,
    Object.fromEntries(
      UP.map((name, index) => [`slip-${String(index)}.zip`, zipOf([{ name, content: Buffer.from('x') }])]),
    ),
  );

const links = (): HostileFile[] =>
  filesOf(
    'link in an archive',
    ZIP,
    Object.fromEntries(
      ['/etc/passwd', '../../../secret', '/proc/self/environ', 'self', '/dev/zero'].map((target, index) => [
        `link-${String(index)}.zip`,
        zipOf([{ name: 'self', content: Buffer.from(target), mode: SYMLINK }]),
      ]),
    ),
  );

const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>';
const OUTSIDE =
  '<Relationships><Relationship Type="http://x/attachedTemplate" Target="http://169.254.169.254/" TargetMode="External"/></Relationships>';

const office = (part: string, content: string | Buffer): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    { name: part, content: Buffer.from(content) },
  ]);

const offices = (): HostileFile[] => [
  ...filesOf('macro', OFFICE, {
    'macro.docm': office('word/vbaProject.bin', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
    'macro.xlsm': office('xl/vbaProject.bin', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
    'macro.docx': office('word/vbaProject.bin', 'x'),
    'old.doc': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    'macro.xls': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('AUTO_OPEN')]),
    'dde.xlsx': office('xl/worksheets/sheet1.xml', `<f>=cmd|'/c calc'!A0</f>`),
  }),
  ...filesOf('link out of a document', OFFICE, {
    'template.docx': office('word/_rels/settings.xml.rels', OUTSIDE),
    'picture.docx': office('word/_rels/document.xml.rels', OUTSIDE.replace('attachedTemplate', 'image')),
    'book.xlsx': office('xl/externalLinks/externalLink1.xml', OUTSIDE),
    'entity.docx': office('word/document.xml', XXE),
    'entity.xlsx': office('xl/sharedStrings.xml', XXE),
    'entity.odt': office('content.xml', XXE),
  }),
  ...filesOf('encrypted', ZIP, {
    'secret.zip': zipOf([{ name: 'x', content: Buffer.from('x'), isEncrypted: true }]),
    'malware.zip': zipOf([{ name: 'e.com', content: Buffer.from(EICAR), isEncrypted: true }]),
  }),
];

export const archives = (): HostileFile[] => [...bombs(), ...nests(), ...paths(), ...links(), ...offices()];

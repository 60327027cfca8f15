import { posix } from 'node:path';
import { type Check, matches, type Repository } from './repository.ts';

const LINK = /\]\(([^()\s]+)(?:\s+"[^"]*")?\)/g;
const ELSEWHERE = /^(?:[a-z]+:|\/\/)/i;

const withoutCode = (text: string) => text.replace(/^(```|~~~)[^]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchors that headings give, as readers of Markdown make them. */
const anchorsOf = (text: string): string[] =>
  matches(text, /^#{1,6} +(.+?) *$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

const exists = ({ files }: Repository, path: string) =>
  files.includes(path) || files.some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`));

const isDead = (repository: Repository, from: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : posix.normalize(posix.join(posix.dirname(from), decodeURIComponent(path)));
  if (target !== '.' && !exists(repository, target)) return true;
  if (anchor === undefined || anchor === '' || !target.endsWith('.md')) return false;
  return !anchorsOf(repository.read(target)).includes(decodeURIComponent(anchor));
};

export const deadLinks: Check = (repository) =>
  repository.files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      matches(withoutCode(repository.read(file)), LINK)
        .filter((link) => !ELSEWHERE.test(link) && isDead(repository, file, link))
        .map((link) => `${file} links to ${link}, which is not there`),
    );

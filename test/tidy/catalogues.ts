import { placeholdersOf } from './placeholders.ts';
import { type Check, matches, type Repository, sliceOf } from './repository.ts';

const LANGUAGES = ['ar', 'fr', 'en'] as const;
type Catalogue = ReadonlyMap<string, string>;

const ERROR = /new DomainError\(\s*'\w+',\s*'(\w+)'/g;
/** Sent there, or made there to be sent: a literal that is said to be a notice. */
const NOTICE = /(?:\bnotify\(|\bNotice (?:=|=> \())\s*\{\s*kind:\s*'([\w.]+)'/g;
const EVENT = /(?<!(?:\bnotify\(|\bNotice (?:=|=> \())\s*\{\s*)\bkind:\s*'(\w+\.[\w.]+)'/g;
const OBLIGATIONS = /OBLIGATION_KINDS = \[([^\]]*)\]/g;

const fileOf = (slice: string, language: string) => `services/${slice}/messages/${language}.json`;

/** Catalogues may be written flat or nested: `error.call_closed` and `{ error: { call_closed } }` are one key. */
const flat = (value: unknown, path = ''): (readonly [string, string])[] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [[path, '']];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`));
};

const catalogueOf = ({ files, read }: Repository, slice: string, language: string): Catalogue =>
  new Map(files.includes(fileOf(slice, language)) ? flat(JSON.parse(read(fileOf(slice, language)))) : []);

const slicesOf = ({ files }: Repository) => [
  ...new Set(files.filter((file) => file.startsWith('services/')).flatMap((file) => sliceOf(file) ?? [])),
];

/** The keys that a slice's code speaks by: its errors, the events it records, the notices it sends. */
const keysSpokenBy = ({ files, read }: Repository, slice: string): string[] => {
  const texts = files.filter((file) => file.startsWith(`services/${slice}/`) && file.endsWith('.ts')).map(read);
  const all = (pattern: RegExp, prefix: string) =>
    texts.flatMap((text) => matches(text, pattern).map((code) => `${prefix}.${code}`));
  return [...new Set([...all(ERROR, 'error'), ...all(EVENT, 'event'), ...all(NOTICE, 'notice')])];
};

export const textsMissing: Check = (repository) =>
  slicesOf(repository).flatMap((slice) => {
    const keys = keysSpokenBy(repository, slice);
    return LANGUAGES.flatMap((language) => {
      const catalogue = catalogueOf(repository, slice, language);
      return keys
        .filter((key) => !catalogue.has(key))
        .map((key) => `${fileOf(slice, language)} has no text for ${key}`);
    });
  });

/** A kind of obligation belongs to the slice that opens it; any slice may hold its name. */
export const obligationsWithoutName: Check = (repository) => {
  const shared = repository.files.filter((file) => file.startsWith('services/shared/') && file.endsWith('.ts'));
  const kinds = shared
    .flatMap((file) => matches(repository.read(file), OBLIGATIONS))
    .flatMap((list) => matches(list, /'(\w+)'/g));
  return LANGUAGES.flatMap((language) => {
    const named = new Set(
      slicesOf(repository).flatMap((slice) => [...catalogueOf(repository, slice, language).keys()]),
    );
    return kinds
      .filter((kind) => !named.has(`obligation.${kind}`))
      .map((kind) => `no messages/${language}.json has a text for obligation.${kind}`);
  });
};

const placeholdersOrTrouble = (text: string): string => {
  try {
    return placeholdersOf(text).join(', ');
  } catch (error) {
    return String(error);
  }
};

const differences = (slice: string, catalogues: readonly (readonly [string, Catalogue])[]): string[] => {
  const keys = [...new Set(catalogues.flatMap(([, catalogue]) => [...catalogue.keys()]))].sort();
  return keys.flatMap((key) => {
    const absent = catalogues.filter(([, catalogue]) => (catalogue.get(key) ?? '').trim() === '');
    if (absent.length > 0) return absent.map(([language]) => `${fileOf(slice, language)} lacks ${key}`);
    const asked = catalogues.map(([language, catalogue]) => ({
      language,
      names: placeholdersOrTrouble(catalogue.get(key) ?? ''),
    }));
    if (new Set(asked.map(({ names }) => names)).size === 1 && !asked[0]?.names.startsWith('Error')) return [];
    return [`services/${slice}/messages: ${key} asks for ${asked.map((a) => `${a.language} {${a.names}}`).join(', ')}`];
  });
};

export const cataloguesThatDiffer: Check = (repository) =>
  slicesOf(repository).flatMap((slice) =>
    differences(
      slice,
      LANGUAGES.map((language) => [language, catalogueOf(repository, slice, language)] as const),
    ),
  );

/** Waits of a call's own calendar: nobody is reminded of them. */
const OF_THE_CALENDAR = 'call_';

/** Whoever may be waited for is reminded, and whoever stands above them is told: in words, not by a key. */
export const laddersWithoutWords: Check = (repository) => {
  const { files, read } = repository;
  const shared = files.filter((file) => file.startsWith('services/shared/') && file.endsWith('.ts'));
  const kinds = shared.flatMap((file) => matches(read(file), OBLIGATIONS)).flatMap((list) => matches(list, /'(\w+)'/g));
  return LANGUAGES.flatMap((language) => {
    const known = noticesKnown(repository, language);
    return kinds
      .filter((kind) => !kind.startsWith(OF_THE_CALENDAR))
      .flatMap((kind) => [`reminder.${kind}`, `escalation.${kind}`])
      .filter((notice) => !known.has(notice))
      .map((notice) => `no messages/${language}.json has a text for notice.${notice}`);
  });
};

/** A notice that nobody sends any more leaves no text behind. */
export const noticesNobodySends: Check = (repository) => {
  const { files, read } = repository;
  const code = files.filter((file) => /^services\/.*\.ts$/.test(file)).map(read);
  const literals = new Set(code.flatMap((text) => matches(text, /'(\w+\.\w+)'/g)));
  const beginnings = code.flatMap((text) => matches(text, /`(\w+\.\w+)\$\{/g));
  const kinds = new Set(
    code.flatMap((text) => matches(text, OBLIGATIONS)).flatMap((list) => matches(list, /'(\w+)'/g)),
  );
  const isSent = (notice: string): boolean => {
    const rung = /^(?:reminder|escalation)\.(\w+)$/.exec(notice)?.[1];
    if (rung !== undefined) return kinds.has(rung);
    return literals.has(notice) || beginnings.some((beginning) => notice.startsWith(beginning));
  };
  return [...noticesKnown(repository, 'en')]
    .filter((notice) => !isSent(notice))
    .map((notice) => `notice.${notice} has texts, and nobody sends it`);
};

const noticesKnown = (repository: Repository, language: string): Set<string> =>
  new Set(
    slicesOf(repository)
      .flatMap((slice) => [...catalogueOf(repository, slice, language).keys()])
      .flatMap((key) => (key.startsWith('notice.') ? [key.slice('notice.'.length)] : [])),
  );

/** A key belongs to one slice: of two texts for it, one would be read by nobody. */
export const keysOfTwoSlices: Check = (repository) => {
  const owners = new Map<string, string[]>();
  for (const slice of slicesOf(repository)) {
    for (const key of catalogueOf(repository, slice, 'en').keys()) owners.set(key, [...(owners.get(key) ?? []), slice]);
  }
  return [...owners]
    .filter(([, slices]) => slices.length > 1)
    .map(([key, slices]) => `${key} has texts in ${slices.join(' and ')}`);
};

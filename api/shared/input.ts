import { z } from 'zod';
import { isKeepable } from '../../services/shared/keepable.ts';
import type { Language } from '../../services/shared/texts.ts';
import { invalidRequest, type Issue } from './edge-errors.ts';

interface Shapes<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> {
  readonly params: Params;
  readonly query?: Query | undefined;
  readonly body?: Body | undefined;
}

export interface Input<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
}

/** What a request says, before anything of it is believed, and the language to say in what is wrong with it. */
export type Untrusted = Record<'params' | 'query' | 'body', unknown> & { readonly language: Language };

const NOTHING = z.strictObject({});
const ISSUES_MAX = 100;
const NAME_MAX = 200;

const WORDS = { ar: z.locales.ar().localeError, fr: z.locales.fr().localeError, en: z.locales.en().localeError };

/** Checks path, query and body together, so that one answer names everything that is wrong, each with its place. */
export const inputReader = <Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>({
  params,
  query,
  body,
}: Shapes<Params, Query, Body>) => {
  const whole = z.object({ params, query: query ?? NOTHING, body: body ?? z.unknown() });
  return ({ params: path, query: search, body: sent = {}, language }: Untrusted): Input<Params, Query, Body> => {
    const { data, error } = whole.safeParse({ params: path, query: search, body: sent }, { error: WORDS[language] });
    if (error) throw invalidRequest(issuesOf(error, language));
    const unkeepable = unkeepableIn(data, []);
    if (unkeepable) throw invalidRequest([unkeepableAt(unkeepable, language)]);
    return data as Input<Params, Query, Body>;
  };
};

/** Never the values that were sent: an answer ends in logs and on screens that their sender does not know. */
const issuesOf = ({ issues }: z.ZodError, language: Language): Issue[] =>
  issues
    .flatMap((issue): Issue[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ ...issue, path: [...issue.path, key], message: unknownProperty(key, language) }))
        : [issue],
    )
    .slice(0, ISSUES_MAX)
    .map(({ path, code, message }) => ({ path: path.map(short), code, message }));

/** The place of a text, or of a name, that could be kept nowhere; null where there is none. */
const unkeepableIn = (value: unknown, place: readonly PropertyKey[]): readonly PropertyKey[] | null => {
  if (typeof value === 'string') return isKeepable(value) ? null : place;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = isKeepable(key) ? unkeepableIn(inner, [...place, key]) : place;
    if (found) return found;
  }
  return null;
};

const unkeepableAt = (place: readonly PropertyKey[], language: Language): Issue => {
  const code = 'invalid_format';
  const told = WORDS[language]({ code, format: 'string', input: '' });
  return { path: place.map(short), code, message: typeof told === 'string' ? told : (told?.message ?? '') };
};

const unknownProperty = (key: string, language: Language): string => {
  const told = WORDS[language]({ code: 'unrecognized_keys', keys: [key.slice(0, NAME_MAX)], input: {} });
  return typeof told === 'string' ? told : (told?.message ?? '');
};

const short = (part: PropertyKey): PropertyKey => (typeof part === 'string' ? part.slice(0, NAME_MAX) : part);

import type { Attempt } from './attempt.ts';
import type { Scene } from './scene.ts';

export interface Posting {
  readonly debit: string;
  readonly credit: string;
  readonly amount?: string;
  readonly kind?: string;
  readonly pending?: string;
  readonly reverses?: string;
  readonly due?: string;
  readonly book?: string;
}

/** One transfer through the one function that posts, as a program with the application's rights could call it. */
export const post = ({ debit, credit, ...given }: Posting, { funder }: Scene): string => {
  const {
    amount = '1',
    kind = 'direct',
    pending = 'null',
    reverses = 'null',
    due = 'null',
    book = `'${funder}'`,
  } = given;
  return `select ledger.post('attempt', 'h', array[gen_random_uuid()], array[${book}::uuid], array['${debit}'::uuid],
    array['${credit}'::uuid], array[${amount}::bigint], array['${kind}'], array[${pending}::uuid],
    array[${reverses}::uuid], array[(${due})::timestamptz], array['attempt'], array['${debit}'::uuid])`;
};

export const BOTH = ['application', 'owner'] as const;

export const posting = (what: string, refusedBy: string, of: (scene: Scene) => Posting): Attempt<Scene> => ({
  what,
  as: BOTH,
  refusedBy: [refusedBy],
  sql: (scene) => post(of(scene), scene),
});

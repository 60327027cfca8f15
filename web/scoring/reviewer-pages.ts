import { z } from 'zod';
import { ReviewerProfile, type Reviewer } from '../../services/scoring/reviewer.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { DomainError } from '../../services/shared/errors.ts';
import type { Territory } from '../shared/named.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { ReviewerPage } from './reviewer-page.tsx';

interface ReviewerUseCases {
  readonly getReviewer: (actor: Actor) => Promise<Reviewer>;
  readonly saveReviewer: (command: Command, profile: ReviewerProfile) => Promise<unknown>;
  readonly listTerritories: (actor: Actor) => Promise<{ items: readonly Territory[] }>;
}

const { sectors, territories, familyNames, home, phone, rib, ices } = ReviewerProfile.shape;
const Home = home.unwrap();

/** Several in one field, one a line. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const Typed = z
  .strictObject({
    sectors,
    territories,
    provinces: territories,
    familyNames: z.string().default('').transform(linesOf).pipe(familyNames),
    home: Home.extend({ address: Home.shape.address.default(null) })
      .nullable()
      .default(null),
    phone: phone.default(null),
    rib: rib.default(null),
    ices: z.string().default('').transform(linesOf).pipe(ices),
  })
  .transform(({ provinces, ...typed }) => ({ ...typed, territories: [...typed.territories, ...provinces] }));

/** What a reviewer says of themselves. */
export const reviewerPages = (useCases: ReviewerUseCases): Page[] => [
  page({
    path: '/reviews/profile',
    params: NoParams,
    load: async ({ actor }) => ({
      reviewer: await useCases.getReviewer(actor).catch(noneYet),
      territories: (await useCases.listTerritories(actor)).items,
    }),
    show: ReviewerPage,
    actions: {
      save_reviewer: {
        fields: {
          sectors: 'codes',
          territories: 'codes',
          provinces: 'codes',
          familyNames: 'text',
          'home.province': 'code',
          'home.commune': 'text',
          'home.address': 'text',
          phone: 'code',
          rib: 'code',
          ices: 'text',
        },
        schema: Typed,
        run: async ({ actor, command, input }) => {
          // Boards are told by the id of an organisation, which no reviewer can look up: here they are told by its ICE.
          const before = await useCases.getReviewer(actor).catch(noneYet);
          await useCases.saveReviewer(command, { ...input, boards: before?.boards ?? [] });
          return '/reviews/profile';
        },
      },
    },
  }),
];

const noneYet = (error: unknown): null => {
  if (error instanceof DomainError && error.code === 'reviewer_missing') return null;
  throw error;
};

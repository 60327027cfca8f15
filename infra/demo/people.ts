import { LANGUAGES, type Language } from '../../services/shared/texts.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import type { MeView } from '../../services/access/access-views.ts';
import { demoAccounts } from './accounts.ts';

interface Looking {
  readonly issuer: string;
  readonly findPerson: (identity: { issuer: string; subject: string; name: string }) => Promise<PersonId>;
  readonly getMe: (actor: Actor) => Promise<MeView>;
}

/** Everybody of the demo, with how much waits for them: what the sign-in page offers. */
export const demoPeople =
  ({ issuer, findPerson, getMe }: Looking) =>
  async (given: string) => {
    const language: Language = LANGUAGES.find((each) => each === given) ?? 'en';
    const people = [];
    for (const { account, subject, name, nameAr, role } of demoAccounts) {
      const id = await findPerson({ issuer, subject, name });
      const knownBy = { by: 'token', issuer, subject, signedInAt: '' } as const;
      const { waiting } = await getMe({ id, knownBy, onBehalfOf: null });
      const shown = { name: language === 'ar' ? nameAr : name, role: role[language] };
      people.push({ account, ...shown, waiting: waiting.length });
    }
    return people;
  };

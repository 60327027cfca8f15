import { z } from 'zod';
import type { Command, Dependencies } from '../shared/command.ts';
import { LANGUAGES } from '../shared/texts.ts';
import type { AccessUnit } from './access-ports.ts';
import type { PersonView } from './access-views.ts';

/** How a person wants to be spoken to: in letters, notices and pages. */
export const Preferences = z
  .strictObject({
    language: z.enum(LANGUAGES),
    /** Where letters go; without one they are kept in the inbox only. */
    email: z.email().max(254).nullable(),
  })
  .meta({ id: 'Preferences' });
export type Preferences = z.output<typeof Preferences>;

/** A person's own choice, and nobody else's. */
export const savePreferences =
  ({ transact }: Dependencies<AccessUnit>) =>
  (command: Command, preferences: Preferences): Promise<PersonView> =>
    transact(command, async ({ access, preferencesKept, accessViews, audit }) => {
      const id = access.person();
      const before = await accessViews.getPerson(id);

      await preferencesKept.save(id, preferences);
      // The address itself stays out of the trail, which is for ever (law 09-08).
      await audit.record({
        kind: 'access.preferences_saved',
        subjectType: 'person',
        subjectId: id,
        dossierId: null,
        before: { language: before.language },
        after: { language: preferences.language, isEmailChanged: before.email !== preferences.email },
      });
      return accessViews.getPerson(id);
    });

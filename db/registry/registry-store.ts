import type { Context } from '../shared/context.ts';
import { accountsOn, registrySettingsOn } from './account-store.ts';
import { invitationsOn } from './invitation-store.ts';
import { organisationsOn } from './organisation-store.ts';
import { registryFactsOn } from './registry-facts.ts';
import { registryViewsOn } from './registry-views.ts';
import { attestationsOn, representativesOn } from './representative-store.ts';
import { ribClashesOn } from './rib-clash-store.ts';

export const registryOn = (context: Context) => ({
  registry: registryFactsOn(context),
  organisations: organisationsOn(context),
  representatives: representativesOn(context),
  invitations: invitationsOn(context),
  attestations: attestationsOn(context),
  accounts: accountsOn(context),
  ribClashes: ribClashesOn(context),
  registrySettings: registrySettingsOn(context),
  registryViews: registryViewsOn(context),
});

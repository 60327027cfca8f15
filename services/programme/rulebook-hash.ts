import { z } from 'zod';
import { canonical, sha256Of } from '../shared/canonical.ts';
import { Rulebook } from './rulebook.ts';

/** SHA-256 of the rulebook as it goes over the wire, keys in order: whoever holds the text can compute it again. */
export const hashOfRulebook = (rulebook: Rulebook): string => sha256Of(canonical(z.encode(Rulebook, rulebook)));

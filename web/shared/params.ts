import { z } from 'zod';
import { DossierId } from '../../services/shared/ids.ts';

export const NoParams = z.strictObject({});
export const OfDossier = z.strictObject({ dossierId: DossierId });

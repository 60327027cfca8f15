import { z } from 'zod';
import { DossierId } from '../../services/shared/ids.ts';

export const NoParams = z.strictObject({});
/** Of a form that says nothing but that it was sent. */
export const NoInput = z.strictObject({});
export const OfDossier = z.strictObject({ dossierId: DossierId });

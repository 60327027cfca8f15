import { z } from 'zod';
import { DossierId } from '../../services/shared/ids.ts';

/** A path that names nothing. */
export const NoParams = z.strictObject({});

/** A path under one dossier. */
export const OfDossier = z.strictObject({ dossierId: DossierId });

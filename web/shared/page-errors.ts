import { DomainError } from '../../services/shared/errors.ts';

/** Posted by another site, or from a page of a session that has ended: nothing was done. */
export const formForeign = () => new DomainError('forbidden', 'form_foreign');

/** Its parts have no end, or no beginning: a browser sends none like it. */
export const formUnreadable = () => new DomainError('invalid', 'form_unreadable');

/** The identity provider does not answer: nobody can sign in, and nothing is said of who asks. */
export const issuerUnavailable = () => new DomainError('unavailable', 'issuer_unavailable');

/** The identity provider let somebody in, but not as strongly as this fund asks for. */
export const signInTooWeak = () => new DomainError('forbidden', 'sign_in_too_weak');

/** Only who is signed in may see this; they are led to the sign-in and back. */
export class SignInFirst extends Error {}

export const pageMissing = () => new DomainError('missing', 'page_missing');

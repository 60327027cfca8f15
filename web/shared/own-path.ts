/** A path of our own pages, or the home page: nobody is led elsewhere by an address that somebody else wrote. */
export const ownPath = (given: unknown): string =>
  typeof given === 'string' && /^\/(?![/\\])[\w\-./?=&%:+]*$/.test(given) ? given : '/';

import type { ComponentChildren } from 'preact';
import { SHARED_IDLE_MINUTES } from '../../services/shared/session.ts';
import { BackLink } from './components/texts.tsx';
import { LanguageNavigation, ServiceNavigation } from './components/navigation.tsx';
import { BannerSentence, NotificationBanner } from './components/messages.tsx';
import { Faults, type Posted } from './form.tsx';
import { SkipLink } from './components/texts.tsx';
import { directionOf, LANGUAGE_NAMES } from './language.ts';
import { Mark } from './mark.tsx';
import { placesFor } from './places.ts';
import type { Reader } from './reader.ts';
import { hasRole } from './terms.ts';

interface LayoutProps {
  readonly reader: Reader;
  /** The page, and where there is one the dossier that it is about. */
  readonly title: string;
  /** Where one came from, one level up. */
  readonly back?: { readonly href: string; readonly text: string };
  /** A refused form of this page: its faults stand first, and its title says so. */
  readonly posted?: Posted | null;
  readonly children: ComponentChildren;
}

/** What every page has around it. */
export const Layout = ({ reader, title, back, posted = null, children }: LayoutProps) => {
  const { language, say, assets, signedIn } = reader;
  const direction = directionOf(language);
  return (
    <html lang={language} dir={direction} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${posted === null ? '' : `${say('page.error')}${say('page.colon')}`}${title} – ${say('page.service')}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0b5d57" />
        <link rel="stylesheet" href={assets(`app.${direction}.css`)} />
        <script type="module" src={assets('app.js')} />
        {keepsDrafts(reader) && <script type="module" src={assets('drafts.js')} />}
      </head>
      <body class="govuk-template__body" {...(signedIn ? { 'data-person': signedIn.id } : {})}>
        <SkipLink href="#main">{say('page.skip')}</SkipLink>
        <Header reader={reader} />
        <SharedPhone reader={reader} />
        {reader.isDemo && (
          <aside class="tz-demo" aria-label={say('page.demo_label')}>
            <div class="govuk-width-container">{say('page.demo')}</div>
          </aside>
        )}
        <div class="govuk-width-container">
          {back && (
            <nav aria-label={say('page.back')}>
              <BackLink href={back.href}>{back.text}</BackLink>
            </nav>
          )}
          <main class="govuk-main-wrapper" id="main">
            {reader.done !== null && (
              <NotificationBanner isSuccess title={say('page.success')}>
                <BannerSentence>{reader.done}</BannerSentence>
              </NotificationBanner>
            )}
            <Faults reader={reader} posted={posted} />
            {children}
          </main>
        </div>
        <footer class="tz-footer">
          <div class="govuk-width-container govuk-body-s">{say('page.footer')}</div>
        </footer>
      </body>
    </html>
  );
};

const SharedPhone = ({ reader: { say, isShared, signedIn } }: { readonly reader: Reader }) =>
  isShared && signedIn ? (
    <aside class="tz-demo" aria-label={say('page.shared_phone_label')}>
      <div class="govuk-width-container">{say('page.shared_phone_ends', { minutes: SHARED_IDLE_MINUTES })}</div>
    </aside>
  ) : null;

/** Those who write on their way, on a phone of their own. */
const keepsDrafts = (reader: Reader): boolean =>
  !reader.isShared && hasRole(reader, 'project_holder', 'platform_agent');

const Header = ({ reader }: { readonly reader: Reader }) => {
  const { language, say, path, signedIn } = reader;
  return (
    <header>
      <div class="govuk-generic-header">
        <div class="govuk-generic-header__container govuk-width-container tz-header__bar">
          <div class="govuk-generic-header__logo">
            <a href="/" class="govuk-generic-header__homepage-link">
              <Mark />
              <span class="tz-name">{say('page.service')}</span>
            </a>
          </div>
          <LanguageNavigation
            class="govuk-language-navigation--inverse"
            label={say('page.languages')}
            items={LANGUAGE_NAMES.map(([code, name]) => ({
              content: name,
              lang: code,
              dir: directionOf(code),
              isCurrent: code === language,
              href: `/language/${code}?back=${encodeURIComponent(path)}`,
            }))}
          />
        </div>
      </div>
      <ServiceNavigation
        label={say('page.navigation')}
        menu={say('page.menu')}
        items={placesOf(reader)}
        end={signedIn && <SignOut reader={reader} name={signedIn.name} />}
      />
    </header>
  );
};

const placesOf = ({ signedIn, say, path }: Reader) =>
  placesFor(signedIn?.roles ?? null).map(({ href, key }) => ({
    href,
    content: say(key),
    is: isAt(path, href) ? (path === href ? ('current' as const) : ('active' as const)) : undefined,
  }));

const isAt = (path: string, href: string): boolean =>
  href === '/' ? /^\/(?:\?|$)/.test(path) : path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`);

const SignOut = ({ reader: { say, signedIn }, name }: { readonly reader: Reader; readonly name: string }) => (
  <form method="post" action="/sign-out" class="govuk-width-container tz-sign-out">
    <input type="hidden" name="form_token" value={signedIn?.formToken} />
    <a class="govuk-link" href="/me">
      <bdi>{name}</bdi>
    </a>{' '}
    <button class="tz-link-button" type="submit">
      {say('page.sign_out')}
    </button>
  </form>
);

import type { RegistrySettings } from '../../services/registry/registry-settings.ts';
import { Button } from '../shared/components/button.tsx';
import { NumberField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';

/** How long a new account cools off, and the form by which the administration changes it. */
export const SettingsPage = ({ reader, view: { coolingOffDays: days }, posted }: Shown<RegistrySettings>) => {
  const { say } = reader;
  const mayChange = hasRole(reader, 'fund_administrator');
  const form = formOf({ reader, posted }, 'set_registry_settings', { stored: { coolingOffDays: String(days) } });
  return (
    <Layout
      reader={reader}
      title={say('page.administration.accounts')}
      {...(mayChange && { back: { href: '/administration', text: say('page.place.administration') } })}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.administration.accounts')}</h1>
      <p class="govuk-body">{say('page.accounts.text')}</p>
      <p class="govuk-body">{say('page.accounts.days', { days })}</p>
      {mayChange && (
        <Form form={form}>
          <NumberField form={form} name="coolingOffDays" />
          <Button>{say('page.accounts.save')}</Button>
        </Form>
      )}
    </Layout>
  );
};

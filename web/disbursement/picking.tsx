import type { FormState } from '../shared/form.tsx';

interface PickProps {
  readonly form: FormState;
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly value: string;
  /** What is picked, for who hears it. */
  readonly label: string;
  /** The first carries the id that the summary of faults leads to. */
  readonly isFirst: boolean;
}

/** Picks one row of a list. */
export const Pick = ({ form, type, name, value, label, isFirst }: PickProps) => (
  <input
    type={type}
    class="tz-pick"
    name={name}
    value={value}
    id={isFirst ? `${form.action}-${name}` : undefined}
    aria-label={label}
    checked={form.posted?.values[name]?.split(',').includes(value) ?? false}
  />
);

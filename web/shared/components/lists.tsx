import type { ComponentChildren } from 'preact';
import { classes, type Attributes, type Common } from './classes.ts';
import type { Content } from './form-group.tsx';

interface Task {
  readonly title: Content;
  readonly href?: string | undefined;
  readonly hint?: ComponentChildren;
  readonly status: { readonly content: ComponentChildren; readonly class?: string | undefined };
  readonly class?: string | undefined;
}

interface TaskListProps extends Common {
  readonly items: readonly Task[];
  readonly idPrefix?: string | undefined;
}

/** The parts of something long, in any order, each with how far it is. */
export const TaskList = ({ class: more, attributes, items, idPrefix = 'task-list' }: TaskListProps) => (
  <ul class={classes('govuk-task-list', more)} {...attributes}>
    {items.map((task, place) => (
      <TaskItem {...task} id={`${idPrefix}-${place + 1}`} />
    ))}
  </ul>
);

const TaskItem = ({ id, title, href, hint, status, class: more }: Task & { readonly id: string }) => (
  <li class={classes('govuk-task-list__item', href !== undefined && 'govuk-task-list__item--with-link', more)}>
    <div class="govuk-task-list__name-and-hint">
      {href === undefined ? (
        <div class={title.class}>{title.content}</div>
      ) : (
        <a
          class={classes('govuk-link', 'govuk-task-list__link', title.class)}
          href={href}
          aria-describedby={classes(hint !== undefined && `${id}-hint`, `${id}-status`)}
        >
          {title.content}
        </a>
      )}
      {hint !== undefined && (
        <div id={`${id}-hint`} class="govuk-task-list__hint">
          {hint}
        </div>
      )}
    </div>
    <div class={classes('govuk-task-list__status', status.class)} id={`${id}-status`}>
      {status.content}
    </div>
  </li>
);

interface Cell extends Common {
  readonly content?: ComponentChildren;
  readonly isNumeric?: boolean | undefined;
  readonly spans?: Attributes | undefined;
}

interface TableProps extends Common {
  readonly caption?: ComponentChildren;
  readonly captionClass?: string | undefined;
  readonly head?: readonly Cell[] | undefined;
  readonly rows: readonly (readonly Cell[])[];
  readonly isFirstCellHeader?: boolean | undefined;
}

export const Table = ({ class: more, attributes, caption, captionClass, head, rows, ...is }: TableProps) => (
  <table class={classes('govuk-table', more)} {...attributes}>
    {caption !== undefined && <caption class={classes('govuk-table__caption', captionClass)}>{caption}</caption>}
    {head && (
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {head.map((cell) => (
            <th scope="col" class={cellClass('header', cell)} {...cell.spans} {...cell.attributes}>
              {cell.content}
            </th>
          ))}
        </tr>
      </thead>
    )}
    <tbody class="govuk-table__body">
      {rows.map((row) => (
        <tr class="govuk-table__row">
          {row.map((cell, place) =>
            place === 0 && is.isFirstCellHeader === true ? (
              <th scope="row" class={classes('govuk-table__header', cell.class)} {...cell.spans} {...cell.attributes}>
                {cell.content}
              </th>
            ) : (
              <td class={cellClass('cell', cell)} {...cell.spans} {...cell.attributes}>
                {cell.content}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);

const cellClass = (part: 'header' | 'cell', { isNumeric = false, class: more }: Cell): string =>
  classes(`govuk-table__${part}`, isNumeric && `govuk-table__${part}--numeric`, more);

import { Button } from '@mantine/core';
import { planRemoval } from '../../../state/gestures/removal';
import { counted } from '../../kit/counted';
import { Section } from '../../kit/section';
import { useParts, useView, useWorkspace } from '../../sandbox-context';
import { CommonSettings } from '../../inspector/shared-settings';
import inspector from '../../inspector/inspector.module.css';
import { useCalm } from '../../inspector/use-calm';
import type { Action } from '../../shell/action';
import { everything, type Found } from '../find/found';
import {
  addFrame,
  collapse,
  copySelection,
  duplicateSelection,
  lock,
  removeSelection,
  tidy,
} from './edit.action';
import { isAnnotationId } from '../annotations/annotation-nodes';
import { flaggable, isFlagged } from './edits';
import styles from './many-selected.module.css';

/** More names of a kind than this are counted. */
const NAMED = 8;

function Act({ action, children }: { action: Action; children: string }) {
  const parts = useParts();
  return (
    <Button size="xs" variant="default" onClick={() => action.run(parts)}>
      {children}
    </Button>
  );
}

/** What is selected, by kind; annotations by their words. */
function useChosen(): Map<string, Found[]> {
  const { mirror } = useParts();
  const selection = useView((state) => state.selection);
  const annotations = useWorkspace(({ workbench }) => workbench.annotations);
  // Followed as it changes; what the lines say is worked out from it.
  useCalm((state) => state.version);
  const { entities } = mirror.getState();
  const chosen = new Set(selection);
  const found = everything(selection.flatMap((id) => entities.get(id) ?? [])).filter(
    ({ kind }) => kind !== 'Revision',
  );
  const notes = annotations
    .filter(({ id }) => chosen.has(id))
    .map(({ id, kind, text, locked }): Found => {
      const words = text.trim().split('\n')[0] ?? '';
      return {
        key: id,
        id,
        kind: kind === 'note' ? 'Note' : 'Frame',
        name: words === '' ? 'without words' : words,
        detail: locked ? 'locked' : '',
        states: [],
        tone: 'plain',
        ids: '',
      };
    });
  const groups = new Map<string, Found[]>();
  for (const one of [...found, ...notes]) {
    groups.set(one.kind, [...(groups.get(one.kind) ?? []), one]);
  }
  return groups;
}

function Kind({ kind, found }: { kind: string; found: readonly Found[] }) {
  const { view } = useParts();
  const more = found.length - NAMED;
  return (
    <Section title={kind} aside={String(found.length)}>
      <ul className={styles.list}>
        {found.slice(0, NAMED).map(({ key, id, name, detail }) => (
          <li key={key}>
            <button
              type="button"
              className={styles.row}
              onClick={() => view.setState({ selection: [id] })}
            >
              <span className={styles.name}>{name}</span>
              <span className={styles.detail}>{detail}</span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.more}>and {more} more</p>}
    </Section>
  );
}

/** What deleting all of them would bring with it, before anybody asks for it. */
function Removal() {
  const { mirror } = useParts();
  const selection = useView((state) => state.selection);
  useCalm((state) => state.ids);
  const plan = planRemoval(mirror.getState().entities, selection);
  const notes = selection.filter(isAnnotationId).length;
  if (!plan && notes === 0) return null;
  const said = [
    ...(plan?.consequences ?? []),
    ...(notes > 0 ? ['Notes and frames go at once; undo brings them back.'] : []),
  ];
  return (
    <Section title={selection.length > 1 ? 'Deleting them' : 'Deleting it'}>
      <ul className={styles.consequences}>
        {said.slice(0, NAMED).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {said.length > NAMED && <p className={styles.more}>and {said.length - NAMED} more</p>}
      <div className={styles.acts} data-inner>
        <Act action={removeSelection}>{plan ? 'Delete all…' : 'Delete'}</Act>
      </div>
    </Section>
  );
}

/** The inspector of several things, or of a note: what they are, and what can be done. */
export function ManySelected() {
  const parts = useParts();
  const selection = useView((state) => state.selection);
  // Followed, so that the buttons say what a press would do.
  useWorkspace((state) => state.layout);
  const chosen = useChosen();
  const locked = flaggable(parts, 'locked');
  const folded = flaggable(parts, 'collapsed');
  const isMany = selection.length > 1;
  return (
    <>
      <header className={inspector.header}>
        <div className={inspector.over}>Selection</div>
        <h2 className={inspector.title}>
          {isMany ? counted(selection.length, 'thing') : [...chosen.keys()].join()}
        </h2>
      </header>
      <div className={inspector.body} data-alone>
        <div className={styles.acts}>
          <Act action={copySelection}>Copy</Act>
          <Act action={duplicateSelection}>Duplicate</Act>
          {locked.length > 0 && (
            <Act action={lock}>{isFlagged(parts, locked, 'locked') ? 'Unlock' : 'Lock'}</Act>
          )}
          {folded.length > 0 && (
            <Act action={collapse}>
              {isFlagged(parts, folded, 'collapsed') ? 'Expand' : 'Collapse'}
            </Act>
          )}
          {isMany && <Act action={tidy}>Tidy up</Act>}
          {isMany && <Act action={addFrame}>Frame</Act>}
        </div>
        {[...chosen].map(([kind, found]) => (
          <Kind key={kind} kind={kind} found={found} />
        ))}
        {isMany && <CommonSettings ids={selection} />}
        <Removal />
      </div>
    </>
  );
}

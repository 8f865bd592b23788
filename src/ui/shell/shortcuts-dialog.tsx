import { Button, Modal } from '@mantine/core';
import { showLessons } from '../learn/learn.action';
import { REFERENCE_ACTIONS } from '../reference/reference.action';
import { useParts, useView } from '../sandbox-context';
import { takeTour } from '../tour/tour.action';
import { ACTION_GROUPS } from './actions';
import { keyCaps } from './keys';
import styles from './shortcuts-dialog.module.css';

/** Keys that the canvas handles itself. */
const CANVAS_KEYS: readonly Row[] = [
  { label: 'Into the canvas, and out of it', keys: ['Tab'] },
  { label: 'Along a connection, and back', keys: ['→', '←'] },
  { label: 'To the next or the last thing, into frames and out of them', keys: ['↓', '↑'] },
  { label: 'From frame to frame', keys: ['Page ↓', 'Page ↑'] },
  { label: 'To the first and the last thing', keys: ['Home', 'End'] },
  { label: 'Let go of the selection, then out of the frame', keys: ['Esc'] },
  { label: 'Select it; with Shift one more', keys: ['Enter'] },
  { label: 'Open the card of the selected task', keys: ['Enter'] },
  { label: 'Move what is selected to the next line of the grid', keys: ['Alt+↑ ↓ ← →'] },
  { label: 'Move it by a pixel', keys: ['Alt+Shift+↑ ↓ ← →'] },
  { label: 'Select what a rectangle holds', keys: ['Shift+drag'] },
  { label: 'Select one more, or one less', keys: ['Mod+click'] },
  { label: 'Drag without snapping', keys: ['Alt+drag'] },
  { label: 'Paste what was copied on a canvas, or a file as text', keys: ['Mod+V'] },
  { label: 'Connect the node to…, or disconnect it', keys: ['C'] },
  { label: 'Label the node', keys: ['F2'] },
  { label: 'Menu of the node, or of the canvas', keys: ['Shift+F10'] },
  { label: 'Delete it', keys: ['Delete'] },
];

interface Row {
  label: string;
  keys: readonly string[];
}

const GROUPS: readonly { title: string; rows: readonly Row[] }[] = [
  ...ACTION_GROUPS.map(({ title, actions }) => ({
    title,
    rows: actions.filter(({ keys }) => keys.length > 0),
  })),
  { title: 'Canvas', rows: CANVAS_KEYS },
];

/** Where to learn and to look up; a key of its own has at most one of them. */
const OPENED_HERE = [takeTour, showLessons, ...REFERENCE_ACTIONS];
const WITHOUT_KEYS = 'To learn and to look up: from here, or by its name in the command palette';

/** Every key there is, by what it does. */
export function ShortcutsDialog() {
  const parts = useParts();
  const { view } = parts;
  const opened = useView((state) => state.dialog?.kind === 'shortcuts');
  return (
    <Modal
      opened={opened}
      onClose={() => view.setState({ dialog: null })}
      title="Keyboard shortcuts"
      size={520}
    >
      {GROUPS.map(({ title, rows }) => (
        <section key={title} className={styles.group}>
          <h3 className={styles.title}>{title}</h3>
          <dl className={styles.list}>
            {rows.map(({ label, keys }) => (
              <div key={label} className={styles.row}>
                <dt>{label}</dt>
                <dd>
                  {keys.map((name) => (
                    <span key={name} className={styles.keys}>
                      {keyCaps(name).map((cap) => (
                        <kbd key={cap} className={styles.key}>
                          {cap}
                        </kbd>
                      ))}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section className={styles.group} aria-label={WITHOUT_KEYS}>
        <h3 className={styles.title}>{WITHOUT_KEYS}</h3>
        <div className={styles.actions}>
          {OPENED_HERE.map((action) => (
            <Button
              key={action.id}
              size="compact-sm"
              variant="outline"
              onClick={() => {
                view.setState({ dialog: null });
                action.run(parts);
              }}
            >
              {action.label}
            </Button>
          ))}
        </div>
      </section>
    </Modal>
  );
}

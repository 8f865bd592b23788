import { Modal } from '@mantine/core';
import { useParts, useView } from '../sandbox-context';
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

/** Every key there is, by what it does. */
export function ShortcutsDialog() {
  const { view } = useParts();
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
    </Modal>
  );
}

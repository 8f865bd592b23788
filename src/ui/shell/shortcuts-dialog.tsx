import { Modal } from '@mantine/core';
import { useParts, useView } from '../sandbox-context';
import { ACTION_GROUPS } from './actions';
import { keyCaps } from './keys';
import styles from './shortcuts-dialog.module.css';

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
      {ACTION_GROUPS.map(({ title, actions }) => (
        <section key={title} className={styles.group}>
          <h3 className={styles.title}>{title}</h3>
          <dl className={styles.list}>
            {actions.map((action) => (
              <div key={action.id} className={styles.row}>
                <dt>{action.label}</dt>
                <dd>
                  {action.keys.map((name) => (
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

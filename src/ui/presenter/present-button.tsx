import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useParts } from '../sandbox-context';
import { editSteps, present, showNotes } from './presenter.action';
import styles from './present-button.module.css';

/** Presents; beside it what belongs to a talk. */
export function PresentButton() {
  const parts = useParts();
  return (
    <Button.Group>
      <Button variant="outline" onClick={() => present.run(parts)}>
        Present
      </Button>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <Button variant="outline" className={styles.more} aria-label="Steps and notes of a talk">
            <ChevronDown size={14} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => editSteps.run(parts)}>Steps of a talk…</Menu.Item>
          <Menu.Item onClick={() => showNotes.run(parts)}>Notes in a window of their own</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}

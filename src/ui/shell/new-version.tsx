import { Button } from '@mantine/core';
import { useState } from 'react';
import { useParts, useView } from '../sandbox-context';
import styles from './run-trouble.module.css';

/** Says that a new version of the app is there. It is loaded when the user says so. */
export function NewVersion() {
  const { commands, view } = useParts();
  const load = useView((state) => state.loadUpdate);
  const [isLoading, setLoading] = useState(false);
  const [isRefused, setRefused] = useState(false);
  if (!load) return null;
  const reload = async () => {
    setRefused(false);
    setLoading(true);
    await commands.saveAgain();
    if (commands.isSafeToLeave()) await load();
    else setRefused(true);
    setLoading(false);
  };
  return (
    <div role="status" aria-label="New version" className={styles.card}>
      <p>
        <b>A new version is ready.</b>{' '}
        {isRefused
          ? 'It is not loaded yet: what is open could not be saved, and would be lost. Download a copy first.'
          : 'What is open is saved first.'}
      </p>
      <div className={styles.choices}>
        <Button loading={isLoading} onClick={() => void reload()}>
          Reload
        </Button>
        <Button variant="outline" onClick={() => view.setState({ loadUpdate: null })}>
          Later
        </Button>
      </div>
    </div>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useParts, useView } from '../sandbox-context';
import styles from './new-version.module.css';

/** Says that a new version of the app is there. It is loaded when the user says so. */
export function NewVersion() {
  const { view } = useParts();
  const load = useView((state) => state.loadUpdate);
  const [isLoading, setLoading] = useState(false);
  if (!load) return null;
  const reload = async () => {
    setLoading(true);
    await load();
    // Here still: what is open could not be saved, which is told elsewhere.
    setLoading(false);
  };
  return (
    <div role="status" aria-label="New version" className={styles.card}>
      <p>
        <b>A new version is ready.</b> What is open is saved first.
      </p>
      <Button loading={isLoading} onClick={() => void reload()}>
        Reload
      </Button>
      <Button variant="outline" onClick={() => view.setState({ loadUpdate: null })}>
        Later
      </Button>
    </div>
  );
}

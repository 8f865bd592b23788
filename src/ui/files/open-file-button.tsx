import { Button, FileButton } from '@mantine/core';
import { useParts } from '../sandbox-context';
import { ENDINGS, openFiles } from './open-file';

/** Asks for a file, or for one with those it names, and opens it. */
export function OpenFileButton() {
  const parts = useParts();
  return (
    <FileButton multiple accept={ENDINGS} onChange={(files) => void openFiles(parts, files)}>
      {(props) => (
        <Button variant="outline" {...props}>
          Open a file…
        </Button>
      )}
    </FileButton>
  );
}

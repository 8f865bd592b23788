import { Button, FileButton } from '@mantine/core';
import { useParts } from '../sandbox-context';
import { ENDINGS, openFile } from './open-file';

/** Asks for a file and opens it. */
export function OpenFileButton() {
  const parts = useParts();
  return (
    <FileButton accept={ENDINGS} onChange={(file) => file && void openFile(parts, file)}>
      {(props) => (
        <Button variant="outline" {...props}>
          Open a file…
        </Button>
      )}
    </FileButton>
  );
}

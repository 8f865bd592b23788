import { Button, FileButton } from '@mantine/core';
import { useParts } from '../sandbox-context';
import { ENDINGS, openFiles } from './open-file';
import { CHOSEN_ANEW } from '../kit/chosen-anew';

/** Asks for a file, or for one with those it names, and opens it. */
export function OpenFileButton() {
  const parts = useParts();
  return (
    <FileButton
      inputProps={CHOSEN_ANEW}
      multiple
      accept={ENDINGS}
      onChange={(files) => void openFiles(parts, files)}
    >
      {(props) => (
        <Button variant="outline" {...props}>
          Open a file…
        </Button>
      )}
    </FileButton>
  );
}

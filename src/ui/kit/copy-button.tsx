import { ActionIcon, CopyButton as MantineCopy, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  return (
    <MantineCopy value={text} timeout={1500}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : label}>
          <ActionIcon size="sm" color="ink" onClick={copy} aria-label={copied ? 'Copied' : label}>
            {copied ? <Check size={14} /> : <Copy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </MantineCopy>
  );
}

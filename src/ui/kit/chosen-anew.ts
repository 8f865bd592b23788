import type { ComponentProps } from 'react';

/**
 * For the field behind a FileButton: forgets what was chosen before. A browser tells of no change
 * when the same file is chosen again, which it may be because it has been changed on the disk.
 */
export const CHOSEN_ANEW: ComponentProps<'input'> = {
  onClick: ({ currentTarget }) => {
    currentTarget.value = '';
  },
};

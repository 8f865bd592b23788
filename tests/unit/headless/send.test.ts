import { expect, test, vi } from 'vitest';
import { send } from '../../../src/headless/send';

test('nobody there ends it with the AWS CLI’s code for that, saying where it was looked', async () => {
  const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    // Nothing listens on the port of tcpmux.
    const line = 'aws sandbox describe-clock';
    expect(await send(['--endpoint', 'http://127.0.0.1:1', line])).toBe(255);
    expect(errors).toHaveBeenCalledWith(expect.stringContaining('http://127.0.0.1:1'));
  } finally {
    errors.mockRestore();
  }
});

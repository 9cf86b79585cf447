import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/temporary-files.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    // Loading the linter anew for each file took a third of the run; no file leaves anything behind in it.
    isolate: false,
  },
});

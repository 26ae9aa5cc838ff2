/**
 * Something that only the operator can put right (a wrong setting, a folder in use, no database). Its message is the
 * whole text that they read: no stack trace helps them, and no secret is in it.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/**
 * Copies what is in a field: by the clipboard where the page may use it, else as a press of the copy key would. The field
 * is selected where neither works, so that a person has only to press that key.
 * @returns Whether it is copied.
 */
export async function copyFrom(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Frames without the permission, pages without https, older browsers.
    field.focus();
    field.select();
    // Deprecated, and the one other way there is.
    return (document as { execCommand(command: string): boolean }).execCommand('copy');
  }
}

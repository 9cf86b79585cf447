/** Why a file or folder below the paths is not read. */
export type LeftOutBy = 'convention' | 'machine' | 'exclude' | 'git';

const WHY: Readonly<Record<LeftOutBy, string>> = {
  convention: 'not entered unless named: others wrote what is there, or tools did',
  machine: 'minified or generated',
  exclude: 'excluded',
  git: 'ignored by git (--no-gitignore reads what is)',
};

/** What a walk leaves out, for those who wonder why it finds nothing. */
export class LeftOut {
  private readonly paths = new Map<LeftOutBy, { readonly first: string; count: number }>();

  note(by: LeftOutBy, path: string): void {
    const noted = this.paths.get(by);
    if (noted === undefined) this.paths.set(by, { first: path, count: 1 });
    else noted.count++;
  }

  /** A line for each reason there is. */
  tell(): string[] {
    return [...this.paths].map(([by, { first, count }]) => {
      const more = count > 1 ? ` and ${count - 1} more` : '';
      return `${first}${more}: ${WHY[by]}`;
    });
  }
}

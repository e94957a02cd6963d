/** Copies its `data-text`, else its code. Without script there is no button and the text can be selected. */
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')!;
    const said = this.querySelector('.said')!;
    button.hidden = false;
    // a property, since a panel puts the same element into the page again and again
    button.onclick = async () => {
      const code = this.querySelector('code');
      try {
        await navigator.clipboard.writeText(this.dataset['text'] ?? code!.textContent);
        said.textContent = 'Copied';
      } catch {
        const details = this.querySelector('details');
        if (details) details.open = true;
        getSelection()?.selectAllChildren(this.querySelector('.text') ?? code!);
        said.textContent = 'Selected: press Ctrl or ⌘ and C';
      }
      setTimeout(() => (said.textContent = ''), 4000);
    };
  }
}
customElements.define('copy-text', CopyText);

// The site's word for who this visitor is. A real site would send it to people who have signed in, and to nobody else.
await customElements.whenDefined('hallway-provider');
const provider = document.querySelector('#host');

// A function and not a token: a session that begins again hours later needs a fresh one.
provider.userToken = async () => {
  const response = await fetch('/demo/host-token');
  if (!response.ok) throw new Error(`The page server answered ${response.status}.`);
  return response.text();
};

// The room comes after its visitor has a name, so that it never begins as a guest's.
provider.append(document.querySelector('#room').content);

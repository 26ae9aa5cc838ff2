import { Club } from './club';

export default function Page() {
  return (
    <main>
      <h1>A club that listens to places</h1>
      <Club name="sound-and-field">
        <p>Sound &amp; Field: live talks, twice a month.</p>
      </Club>
    </main>
  );
}

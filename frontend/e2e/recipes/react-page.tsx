import { createRoot } from 'react-dom/client';
import { Endless } from '../../recipes/react';
import { opened } from './opened';

const root = document.querySelector('main');
const first = await opened();
if (root !== null) createRoot(root).render(<Endless key={first.id} first={first} />);

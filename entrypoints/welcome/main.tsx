import '../../components/ui/page.css';
import '../../components/ui/tokens.css';
import '../../components/rescue/rescue.css';
import '../../components/welcome/welcome.css';
import { render } from 'preact';
import { WelcomePage } from '../../components/welcome/WelcomePage';
import { message } from '../../lib/i18n/message';

document.documentElement.lang = message('locale');
document.title = message('welcomeTitle');
render(<WelcomePage />, document.body);

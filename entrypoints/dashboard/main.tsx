import '../../components/ui/page.css';
import '../../components/ui/tokens.css';
import '../../components/rescue/rescue.css';
import '../../components/rescue/vote/race.css';
import '../../components/plot/plot.css';
import '../../components/dashboard/dashboard.css';
import { render } from 'preact';
import { DashboardPage } from '../../components/dashboard/DashboardPage';
import { takeChosenTexts } from '../../lib/i18n/chosen-texts';
import { message } from '../../lib/i18n/message';

await takeChosenTexts();
document.documentElement.lang = message('locale');
render(<DashboardPage />, document.body);

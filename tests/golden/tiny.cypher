// A graph of soi, domain dan-van. Run again it does no harm.
CREATE CONSTRAINT soi_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT soi_source IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
UNWIND [
{`id`: 'tiny-a', `kind`: 'graph', `title`: 'Báo cáo "thử" số 1', `publisher`: 'Báo Thử', `date`: '2020-12-29', `url`: 'https://example.org/a?x=1&y=2', `curator`: 'Người thử', `sha256`: 'dccd1eef0e55e5228ab78782074b0c1ab86fc0e0e06ec7677aaea34837d47b7b'},
{`id`: 'tiny-b', `kind`: 'graph', `title`: 'Báo cáo thử số 2', `date`: '2021-01', `sha256`: '81b1521b10ffb00a7d02efd52fca59a137cb58c8543f2ae5575d76209ffb9903'}
] AS row
MERGE (n:Source {id: row.id}) SET n += row;
UNWIND [
{`id`: 'tiny-a#mot-minh', `type`: 'campaign', `family`: 'campaign', `name`: 'Phong trào \'một mình\' \\ không ai nhắc', `members`: ['tiny-a#mot-minh']}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`campaign`;
UNWIND [
{`id`: 'tiny-a#ban-dan-van', `type`: 'committee', `family`: 'organization', `name`: 'Ban Dân vận Trung ương', `aliases`: ['BDV <Thử & Nghiệm>'], `members`: ['tiny-a#ban-dan-van', 'tiny-b#b']}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`committee`:`organization`;
UNWIND [
{`id`: 'tiny-a#tong-ket', `type`: 'conference', `family`: 'event', `name`: 'Hội nghị "tổng kết" năm 2020', `date`: '2020-12-29', `members`: ['tiny-a#tong-ket'], `first_day`: date('2020-12-29'), `last_day`: date('2020-12-29')}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`conference`:`event`;
UNWIND [
{`id`: 'tiny-a#nguyen-van-a', `type`: 'official', `family`: 'official', `name`: 'Nguyễn Văn Ả', `aliases`: ['Ông "Ả"'], `members`: ['tiny-a#nguyen-van-a', 'tiny-b#a']},
{`id`: 'tiny-b#bac', `type`: 'official', `family`: 'official', `name`: 'Trần Thị Đẹp', `members`: ['tiny-b#bac']}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`official`;
UNWIND [
{`id`: 'tiny-a#nghi-quyet', `type`: 'resolution', `family`: 'document', `name`: 'Nghị quyết số 25-NQ/TW', `number`: '25-NQ/TW', `members`: ['tiny-a#nghi-quyet']}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`resolution`:`document`;
UNWIND [
{source: 'tiny-a#nguyen-van-a', target: 'tiny-a#tong-ket', edge: {`id`: 'e7b2e41728e7f3d73', `status`: 'stated', `evidence`: '[{"document":"tiny-a","begin":4,"end":60,"sentence":"Ông \\"Ả\\"\\nchủ trì <hội nghị>.","by":"người thử"}]', `first_day`: date('2020-12-29'), `last_day`: date('2020-12-29')}}
] AS row
MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) MERGE (a)-[r:`chaired` {id: row.edge.id}]->(b) SET r += row.edge;
UNWIND [
{source: 'tiny-a#tong-ket', target: 'tiny-a#nghi-quyet', edge: {`id`: 'ea859057aeb86d96e', `status`: 'planned', `evidence`: '[{"document":"tiny-a","by":"Người thử"}]', `first_day`: date('2020-12-29'), `last_day`: date('2020-12-29')}}
] AS row
MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) MERGE (a)-[r:`cited` {id: row.edge.id}]->(b) SET r += row.edge;
UNWIND [
{source: 'tiny-a#nguyen-van-a', target: 'tiny-a#ban-dan-van', edge: {`id`: 'eb650c16741a78a89', `role`: 'Trưởng ban', `status`: 'stated', `on`: '2020-12-29/2021-01', `evidence`: '[{"document":"tiny-a","by":"Người thử"},{"document":"tiny-b"}]', `first_day`: date('2020-12-29'), `last_day`: date('2021-01-31')}},
{source: 'tiny-a#nguyen-van-a', target: 'tiny-a#ban-dan-van', edge: {`id`: 'efbdb2a6059259f20', `role`: 'Phó Trưởng ban', `former`: true, `status`: 'stated', `until`: '2019', `evidence`: '[{"document":"tiny-a","by":"Người thử"}]', `last_day`: date('2019-12-31')}},
{source: 'tiny-b#bac', target: 'tiny-a#ban-dan-van', edge: {`id`: 'e9dca8eef30e67564', `role`: 'Phó Trưởng ban', `status`: 'stated', `since`: '2021', `evidence`: '[{"document":"tiny-b"}]', `first_day`: date('2021-01-01')}}
] AS row
MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) MERGE (a)-[r:`holds` {id: row.edge.id}]->(b) SET r += row.edge;
UNWIND [
{source: 'tiny-a#ban-dan-van', target: 'tiny-a#tong-ket', edge: {`id`: 'e621f4aa9be9c7d49', `status`: 'stated', `evidence`: '[{"document":"tiny-a","by":"Người thử"}]', `first_day`: date('2020-12-29'), `last_day`: date('2020-12-29')}}
] AS row
MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) MERGE (a)-[r:`organized` {id: row.edge.id}]->(b) SET r += row.edge;
UNWIND [
{source: 'tiny-a#ban-dan-van', target: 'tiny-a#ban-dan-van', edge: {`id`: 'eb424cfafbf15109e', `status`: 'stated', `evidence`: '[{"document":"tiny-a","by":"Người thử"}]'}}
] AS row
MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) MERGE (a)-[r:`part_of` {id: row.edge.id}]->(b) SET r += row.edge;
UNWIND [
{source: 'tiny-a#nguyen-van-a', target: 'tiny-a#tong-ket', edge: {`id`: 'ee7a708725ee63a77', `status`: 'stated', `evidence`: '[{"document":"tiny-a","by":"Người thử"}]', `first_day`: date('2020-12-29'), `last_day`: date('2020-12-29')}}
] AS row
MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) MERGE (a)-[r:`spoke_at` {id: row.edge.id}]->(b) SET r += row.edge;

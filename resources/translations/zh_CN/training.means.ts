<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EntrySheet</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Used in %1 courses, the last ones: %2</source>
        <translation>已用于%1项课程，最近：%2</translation>
    </message>
</context>
<context>
    <name>MeansPage</name>
    <message>
        <source>Lecturers and places</source>
        <translation>师资与阵地</translation>
    </message>
    <message>
        <source>Lecturers</source>
        <translation>师资</translation>
    </message>
    <message>
        <source>Bases</source>
        <translation>培训基地</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>学习材料</translation>
    </message>
    <message>
        <source>Partners and agreements</source>
        <translation>合作机构与协议</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> 等%1项</translation>
    </message>
    <message>
        <source>To renew:</source>
        <translation>需要续期：</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Employed</source>
        <translation>聘用方式</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>授课专题</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>New lecturer (&amp;N)</source>
        <translation>新增师资(&amp;N)</translation>
    </message>
    <message>
        <source>No lecturer yet. Enter who teaches: leaders, principals, experts, party school teachers, volunteers.</source>
        <translation>师资库还是空的。请登记领导干部、优秀校长、专家学者、党校教师和志愿者等授课人。</translation>
    </message>
    <message>
        <source>full-time</source>
        <translation>专职</translation>
    </message>
    <message>
        <source>part-time</source>
        <translation>兼职</translation>
    </message>
    <message>
        <source>volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Topics (one a line)</source>
        <translation>授课专题（每行一个）</translation>
    </message>
    <message>
        <source>Full-time lecturer</source>
        <translation>专职</translation>
    </message>
    <message>
        <source>Volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Shared with other units</source>
        <translation>对外共享</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位数</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>New base (&amp;N)</source>
        <translation>新增基地(&amp;N)</translation>
    </message>
    <message>
        <source>No base yet. Enter where training is held: party school, activity places, bases, good schools.</source>
        <translation>还没有基地。请登记党校、活动场所、教育基地、优质学校等培训阵地。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>培训内容</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必读</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>选读</translation>
    </message>
    <message>
        <source>On education</source>
        <translation>教育专著</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>完成期限</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>New material (&amp;N)</source>
        <translation>新增材料(&amp;N)</translation>
    </message>
    <message>
        <source>No material yet. Enter the required and optional books of the year, texts and videos.</source>
        <translation>还没有学习材料。请登记本年度必读和选读书目、讲义、视频。</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>出版社</translation>
    </message>
    <message>
        <source>Required reading</source>
        <translation>必读</translation>
    </message>
    <message>
        <source>A work on education</source>
        <translation>教育专著</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>机构名称</translation>
    </message>
    <message>
        <source>Strong in</source>
        <translation>专长</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>New partner (&amp;N)</source>
        <translation>新增机构(&amp;N)</translation>
    </message>
    <message>
        <source>No partner yet. Enter the institutions one trains with, and their agreements.</source>
        <translation>还没有合作机构。请登记合作的院校、培训机构及协议。</translation>
    </message>
    <message>
        <source>Agreement %1</source>
        <translation>协议%1</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签订日期</translation>
    </message>
    <message>
        <source>Reading list</source>
        <translation>学习书目</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find (F3)</source>
        <translation>查找（F3）</translation>
    </message>
    <message>
        <source>Change… (F2)</source>
        <translation>修改…（F2）</translation>
    </message>
    <message>
        <source>Take out of use…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>共%1条</translation>
    </message>
    <message>
        <source>%1 courses name it and keep it. It is offered no more.</source>
        <translation>有%1项课程用到，原记录保留，今后不再提供选择。</translation>
    </message>
    <message>
        <source>It is offered no more. The reason stays in the record.</source>
        <translation>今后不再提供选择，理由留存备查。</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Reading list…</source>
        <translation>打印书目…</translation>
    </message>
</context>
</TS>

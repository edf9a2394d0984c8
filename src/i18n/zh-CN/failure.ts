/** What a failure says to a person: what happened, whether the record is safe, what to do. Keys are `domain/failure.ts`'s codes. */
export const failure = {
  'failure.network': '连不上服务器。已在本机的数据不受影响，请检查网络后重试。',
  'failure.wrong_credentials': '邮箱或密码不对，请核对后再试。',
  'failure.too_many_tries': '这个账号输错密码的次数太多。请等半分钟再试，仍不行请联系管理员。',
  'failure.session_expired': '登录已过期。本机数据仍在，请重新登录。',
  'failure.not_permitted': '您的角色没有这项权限，可联系街道管理员。',
  'failure.no_profile': '这个账号还没有分配角色，请联系街道管理员。',
  'failure.not_found': '没有找到，可能已被删除或已调出您的辖区。',
  'failure.invalid_input': '填写的内容有误，请检查后再提交。',
  'failure.server': '服务器出错。本机数据不受影响，请稍后重试。',
  'failure.photo_allowance': '还有太多照片没有归到案件里，暂时不能再传。照片仍在本机，案件提交后会自动续传。',
  'failure.storage': '浏览器的存储出错，本次看到的数据不会保留到下次。请清理磁盘空间，或换一个浏览器。',
  'failure.unsupported': '这个浏览器画不出地图（缺少 WebGL 2）。列表仍可使用，请升级或更换浏览器。',
  'failure.unexpected': '程序出了意外。服务器上的数据不受影响，请刷新页面；仍不行请联系管理员。',
} as const;
